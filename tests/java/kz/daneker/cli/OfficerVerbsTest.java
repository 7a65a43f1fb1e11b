package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts made and bound by the operator of the machine, while no gateway runs. */
class OfficerVerbsTest {
    private static final String PROVIDER = "daneker.console.oidc.issuer=https://login.example/realm";
    private static final String SUBJECT = "a.person-of-the-institution";

    @TempDir
    private static Path data;

    private static Cli.Ran officer(String... arguments) {
        List<String> all = new ArrayList<>(List.of("officer"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Cli.run(all.toArray(String[]::new));
    }

    private static String made(String... arguments) {
        Cli.Ran ran = officer(arguments);
        assertThat(ran.exit()).as(ran.out()).isZero();
        return ran.out().replaceFirst("^daneker: officer ", "").replaceFirst("(?s)[, ].*", "");
    }

    private static List<String> bound() {
        try (Database database = Database.open(StoreSettings.embedded(data.resolve("db")))) {
            return database.read(connection -> {
                List<String> ids = new ArrayList<>();
                try (var rows = connection
                        .prepareStatement("select id, subject from officer where subject is not null")
                        .executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                        assertThat(rows.getString(2)).hasSize(43).doesNotContain(SUBJECT);
                    }
                }
                return ids;
            });
        }
    }

    @Test
    void add_showsThePasswordOnce() {
        Cli.Ran ran = officer("add", "--role", "OFFICER,SUPERVISOR");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .matches("daneker: officer [a-z]+-[0-9]{3}, password for the first sign-in [a-z0-9-]{20,}\\R");
    }

    @Test
    void bind_movesTheSubjectToTheAccountNamedLast_andKeepsNoSubject() {
        String first = made("add", "--role", "OFFICER", "--oidc-subject", SUBJECT, "--set", PROVIDER);
        String second = made("add", "--role", "OFFICER");
        assertThat(bound()).containsExactly(first);

        Cli.Ran ran = officer("bind", second, "--oidc-subject", SUBJECT, "--set", PROVIDER);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .isEqualToIgnoringNewLines("daneker: officer " + second + " signs in through the identity provider");
        assertThat(bound()).containsExactly(second);
    }

    @Test
    void bind_saysWhatMustHold() {
        String officer = made("add", "--role", "OFFICER");

        assertThat(officer("bind", officer, "--oidc-subject", SUBJECT))
                .isEqualTo(new Cli.Ran(
                        2,
                        "daneker bind: the site cannot be used: daneker.console.oidc.issuer must name the identity provider,"
                                + " found nothing" + System.lineSeparator()));
        for (String nobody : List.of("amber-000", "Amber 417", "")) {
            Cli.Ran ran = officer("bind", nobody, "--oidc-subject", SUBJECT, "--set", PROVIDER);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.out())
                    .contains("OFFICER must be the id of an account in office")
                    .hasLineCount(1);
        }
    }
}
