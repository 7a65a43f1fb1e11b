package kz.daneker.demo;

import java.time.Clock;
import kz.daneker.client.PlainWords;
import kz.daneker.gateway.Gateway;

/** What every scene needs: who acts, through which gateway, in which words, where it is shown. */
record Scenes(
        Gateway gateway, Cast cast, Forecast forecast, Script script, PlainWords words, Stage stage, Clock clock) {
    Sample sample(String name) {
        return Sample.read(name, clock.instant());
    }

    /** The scene's title and what happens in it. */
    void open(String scene, Sample sample) {
        stage.title(script.line(scene + ".title"));
        stage.tell(script.line(scene + ".told", cast.name(sample.sender()), cast.name(sample.recipient())));
    }
}
