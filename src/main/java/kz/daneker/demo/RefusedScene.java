package kz.daneker.demo;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.SignedReferral;

/** A referral the gateway must not take: its sender learns what is wrong, where, and what to do. */
final class RefusedScene {
    private final Scenes scenes;
    private final String name;

    RefusedScene(Scenes scenes, String name) {
        this.scenes = scenes;
        this.name = name;
    }

    Told play() {
        Sample sample = scenes.sample(name);
        AgencyClient sender = scenes.cast().agency(sample.sender());
        scenes.open(name, sample);
        Set<UUID> before = scenes.cast().inbox(sample.recipient());
        SignedReferral signed = sender.signer().sign(sample.referral());
        GatewayAnswer answer = sender.sending().send(signed);
        if (!(answer instanceof RefusedByGateway refused)) {
            throw new NotAsTold("a referral without consent must be refused, found it accepted");
        }
        NotAsTold.unless(
                refused.code().equals(sample.code()) && refused.pointer().equals(sample.pointer()),
                "the refusal must be " + sample.code() + ", found " + refused.code() + " at " + refused.pointer());
        NotAsTold.unless(refused.signed().isPresent(), "the gateway must sign for the refusal, found no signature");
        NotAsTold.unless(
                !scenes.gateway().holds(sample.sender(), signed.id())
                        && scenes.cast().inbox(sample.recipient()).equals(before),
                "a refused referral must leave nothing behind");

        scenes.stage().heading(scenes.script().line("refused", scenes.cast().name(sample.sender())));
        scenes.stage().quote(refused.text());
        scenes.stage()
                .quote(scenes.script()
                        .line("refused.where", refused.pointer(), refused.code(), String.valueOf(refused.status())));
        scenes.stage().holds(scenes.script().line("refused.signed"));
        scenes.stage()
                .holds(scenes.script().line("refused.nothing", scenes.cast().name(sample.recipient())));
        return new Told(name, sample.sender().value(), sample.recipient().value(), refused.code(), Set.of(), Map.of());
    }
}
