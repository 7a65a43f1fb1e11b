package kz.daneker.demo;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.daneker.agency.Language;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.Standing;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.referral.ReferralState;

/** A referral reaches its recipient, who gets what was allowed, knows from whom, and answers. */
final class DeliveredScene {
    private final Scenes scenes;
    private final String name;
    private final Language language;

    DeliveredScene(Scenes scenes, String name, Language language) {
        this.scenes = scenes;
        this.name = name;
        this.language = language;
    }

    Told play() {
        Sample sample = scenes.sample(name);
        AgencyClient sender = scenes.cast().agency(sample.sender());
        AgencyClient recipient = scenes.cast().agency(sample.recipient());
        scenes.open(name, sample);
        ReleaseDecision decision = scenes.forecast().of(sample);
        Set<UUID> before = scenes.cast().inbox(sample.recipient());
        Handover sent = Handover.of(sample, sender);
        UUID delivery = scenes.cast().arrival(sample.recipient(), before);
        ReceivedReferral received = recipient.receive(delivery, scenes.cast().received(sample.recipient()));
        recipient.sign(received);

        showArrival(sample, sent, received, decision);
        showWithheld(sample, sent, decision);
        ReferralState outcome = answer(sample, sent, delivery);
        return new Told(
                name,
                sample.sender().value(),
                sample.recipient().value(),
                outcome.name(),
                sample.forwarded(),
                sample.withheld());
    }

    private void showArrival(Sample sample, Handover sent, ReceivedReferral received, ReleaseDecision decision) {
        Set<String> got = new TreeSet<>(received.referral().path("data").propertyNames());
        NotAsTold.unless(
                got.equals(sample.forwarded()), "the recipient must get " + sample.forwarded() + ", found " + got);
        NotAsTold.unless(received.sender().neutral() == decision.masked(), "the sender must be shown as the rule says");
        String recipient = scenes.cast().name(sample.recipient());
        scenes.stage().heading(scenes.script().line("arrived", recipient));
        scenes.words().received(received).forEach(scenes.stage()::quote);
        scenes.stage().heading(scenes.script().line("genuine", recipient));
        if (received.sender().neutral()) {
            NotAsTold.unless(
                    new Traces(sample, scenes.cast()).ofSender(sent, received).isEmpty(),
                    "nothing a masked recipient gets may lead to the sender");
            scenes.stage()
                    .holds(scenes.script()
                            .line("genuine.neutral", received.sender().name().in(language)));
            scenes.stage()
                    .holds(scenes.script().line("genuine.masked", scenes.cast().name(sample.sender())));
        } else {
            NotAsTold.unless(
                    received.token()
                                    .issuerJwt()
                                    .compact()
                                    .equals(sent.referral().token().issuerJwt())
                            && sample.sender().equals(received.sender().agency()),
                    "the signature the recipient verified must be the one the sender made");
            scenes.stage()
                    .holds(scenes.script()
                            .line("genuine.original", scenes.cast().name(sample.sender())));
        }
        scenes.stage().holds(scenes.script().line("genuine.countersigned"));
        scenes.stage().holds(scenes.script().line("genuine.beside"));
        NotAsTold.unless(
                !scenes.gateway().holds(sample.sender(), sent.referral().id()),
                "after the receipt the gateway must not be able to read the referral");
        scenes.stage().holds(scenes.script().line("genuine.erased", recipient));
    }

    /** The signed receipt counts; the sentences, with rule and reason, are those of the sender's own preview. */
    private void showWithheld(Sample sample, Handover sent, ReleaseDecision decision) {
        TreeMap<String, String> foreseen = new TreeMap<>();
        decision.withheld().forEach((category, reason) -> foreseen.put(category.name(), reason.name()));
        NotAsTold.unless(
                sent.withheld().equals(sample.withheld()) && foreseen.equals(sample.withheld()),
                "the sender must be told that " + sample.withheld() + " stays, found " + sent.withheld());
        List<String> sentences = decision.explain(language);
        scenes.stage().heading(scenes.script().line("stayed", scenes.cast().name(sample.sender())));
        IntStream.range(0, sentences.size())
                .filter(i -> !decision.categories().get(i).released())
                .forEach(i -> scenes.stage().stays(sentences.get(i)));
    }

    private ReferralState answer(Sample sample, Handover sent, UUID delivery) {
        AgencyClient recipient = scenes.cast().agency(sample.recipient());
        recipient.conversation().say(delivery, ReferralState.ACCEPTED, null);
        Standing seen = scenes.cast()
                .agency(sample.sender())
                .conversation()
                .ask(sent.referral().id().value());
        boolean signed = seen.words().stream()
                .anyMatch(word -> word.from().equals(sample.recipient()) && word.word() == ReferralState.ACCEPTED);
        NotAsTold.unless(
                signed && seen.state() == ReferralState.ACCEPTED,
                "the sender must see the signed answer, found " + seen.state());
        scenes.stage()
                .tell(scenes.script()
                        .line(
                                "answered",
                                scenes.cast().name(sample.recipient()),
                                scenes.cast().name(sample.sender())));
        return seen.state();
    }
}
