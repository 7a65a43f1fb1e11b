package kz.daneker.officer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** What happens when a request is approved, and the form its subject must have. */
final class Effects {
    private static final String ID = "[a-z]{3,10}-[0-9]{3}";
    private static final String ROLE = "(OFFICER|SUPERVISOR|REGISTRAR|DPO)";
    private static final Map<TwoPersonAction, Pattern> SUBJECTS = Map.of(
            TwoPersonAction.ADD_OFFICER, Pattern.compile(ROLE + "(," + ROLE + "){0,3}"),
            TwoPersonAction.END_OFFICER, Pattern.compile(ID),
            TwoPersonAction.RESET_OFFICER, Pattern.compile(ID),
            TwoPersonAction.REGISTER_CERTIFICATE, Pattern.compile(ID + " [A-Za-z0-9_-]{43}"),
            TwoPersonAction.REGISTER_SUBJECT, Pattern.compile(ID + " [A-Za-z0-9_-]{43}"),
            TwoPersonAction.ACCESS_REPORT, Pattern.compile("(PERSON|GUARDIAN) [A-Za-z0-9_-]{22}"));

    private final Accounts accounts;

    /** Made before the transaction: hashing takes long, and a unit may run twice. */
    record Prepared(NewOfficer officer, String hash) {}

    @FunctionalInterface
    private interface Effect {
        Optional<NewOfficer> happen(Connection connection, String subject, Prepared prepared) throws SQLException;
    }

    private final Map<TwoPersonAction, Effect> effects = Map.of(
            TwoPersonAction.ADD_OFFICER, this::add,
            TwoPersonAction.END_OFFICER, this::end,
            TwoPersonAction.RESET_OFFICER, this::reset,
            TwoPersonAction.REGISTER_CERTIFICATE, this::certificate,
            TwoPersonAction.REGISTER_SUBJECT, this::subject,
            TwoPersonAction.ACCESS_REPORT, (connection, subject, prepared) -> Optional.empty());

    Effects(Accounts accounts) {
        this.accounts = accounts;
    }

    void require(TwoPersonAction action, String subject) {
        if (!form(action).matcher(subject).matches()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/subject");
        }
    }

    Prepared prepare() {
        NewOfficer drafted = accounts.draft();
        return new Prepared(drafted, accounts.hash(drafted));
    }

    Optional<NewOfficer> happen(Connection connection, PendingRequest request, Prepared prepared) throws SQLException {
        Effect effect = effects.get(request.action());
        if (effect == null) {
            throw new IllegalStateException("every action must have an effect, found none for " + request.action());
        }
        return effect.happen(connection, request.subject(), prepared);
    }

    private Optional<NewOfficer> add(Connection connection, String subject, Prepared prepared) throws SQLException {
        Set<Role> roles = Arrays.stream(subject.split(",", -1))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        accounts.add(
                connection,
                prepared.officer().id(),
                roles,
                prepared.hash(),
                Accounts.record("ADD_OFFICER", prepared.officer().id(), roles));
        return Optional.of(prepared.officer());
    }

    private Optional<NewOfficer> end(Connection connection, String subject, Prepared prepared) throws SQLException {
        accounts.end(connection, new OfficerId(subject));
        return Optional.empty();
    }

    private Optional<NewOfficer> reset(Connection connection, String subject, Prepared prepared) throws SQLException {
        NewOfficer opened =
                new NewOfficer(new OfficerId(subject), prepared.officer().password());
        accounts.reset(connection, opened.id(), prepared.hash());
        return Optional.of(opened);
    }

    private Optional<NewOfficer> certificate(Connection connection, String subject, Prepared prepared)
            throws SQLException {
        String[] parts = subject.split(" ", 2);
        accounts.certificate(connection, new OfficerId(parts[0]), parts[1]);
        return Optional.empty();
    }

    private Optional<NewOfficer> subject(Connection connection, String subject, Prepared prepared) throws SQLException {
        String[] parts = subject.split(" ", 2);
        accounts.subject(connection, new OfficerId(parts[0]), parts[1]);
        return Optional.empty();
    }

    private static Pattern form(TwoPersonAction action) {
        Pattern form = SUBJECTS.get(action);
        if (form == null) {
            throw new IllegalStateException("every action must say its subject's form, found none for " + action);
        }
        return form;
    }
}
