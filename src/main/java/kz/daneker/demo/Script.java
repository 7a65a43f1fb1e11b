package kz.daneker.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import kz.daneker.agency.Language;

/** The sentences of the demonstration, from {@code demo/story_*.properties}. */
final class Script {
    private final Properties texts = new Properties();

    Script(Language language) {
        String resource = "/demo/story_" + language.tag() + ".properties";
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar must hold " + resource);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar must be readable", e);
        }
    }

    /** The sentence with its gaps filled; numbers are given as text, so that none is grouped. */
    String line(String key, Object... gaps) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("every language must have the text " + key);
        }
        return MessageFormat.format(text, gaps);
    }
}
