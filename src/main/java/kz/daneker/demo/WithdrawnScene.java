package kz.daneker.demo;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.RefusedRequest;
import kz.daneker.referral.ReferralState;

/** A person takes her word back while the referral waits: the recipient finds nothing, and nobody can read it again. */
final class WithdrawnScene {
    private final Scenes scenes;
    private final String name;

    WithdrawnScene(Scenes scenes, String name) {
        this.scenes = scenes;
        this.name = name;
    }

    Told play() {
        Sample sample = scenes.sample(name);
        AgencyClient sender = scenes.cast().agency(sample.sender());
        scenes.open(name, sample);
        Set<UUID> before = scenes.cast().inbox(sample.recipient());
        Handover sent = Handover.of(sample, sender);
        UUID delivery = scenes.cast().arrival(sample.recipient(), before);
        NotAsTold.unless(
                scenes.gateway().holds(sample.sender(), sent.referral().id()), "a waiting referral must be readable");

        ReferralState state = sender.conversation().say(sent.referral().id().value(), ReferralState.WITHDRAWN, null);
        NotAsTold.unless(state == ReferralState.WITHDRAWN, "the referral must be withdrawn, found " + state);
        NotAsTold.unless(
                scenes.cast().inbox(sample.recipient()).equals(before), "a withdrawn referral must leave the inbox");
        requireGone(sample, delivery);
        NotAsTold.unless(
                !scenes.gateway().holds(sample.sender(), sent.referral().id()),
                "the key of a withdrawn referral must be destroyed, found it readable");

        scenes.stage().heading(scenes.script().line("withdrawn"));
        scenes.stage()
                .holds(scenes.script().line("withdrawn.inbox", scenes.cast().name(sample.recipient())));
        scenes.stage().holds(scenes.script().line("withdrawn.fetch"));
        scenes.stage().holds(scenes.script().line("withdrawn.key"));
        return new Told(name, sample.sender().value(), sample.recipient().value(), state.name(), Set.of(), Map.of());
    }

    /** Asking for it by its id gets the answer anything unknown gets. */
    private void requireGone(Sample sample, UUID delivery) {
        try {
            scenes.cast()
                    .agency(sample.recipient())
                    .receive(delivery, scenes.cast().received(sample.recipient()));
        } catch (RefusedRequest refused) {
            NotAsTold.unless(
                    "NOT_FOUND".equals(refused.answer().code()),
                    "a withdrawn referral must be NOT_FOUND, found "
                            + refused.answer().code());
            return;
        }
        throw new NotAsTold("a withdrawn referral must not be handed out, found it handed out");
    }
}
