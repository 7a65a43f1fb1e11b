package kz.daneker.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version the jar was built as, e.g. {@code daneker 0.1.0-SNAPSHOT, Java 17.0.15}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "daneker " + Objects.requireNonNullElse(built, "(not packaged)") + ", Java " + Runtime.version()
        };
    }
}
