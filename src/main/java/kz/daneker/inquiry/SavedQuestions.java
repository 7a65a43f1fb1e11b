package kz.daneker.inquiry;

import java.time.Clock;
import java.util.List;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;

/** Searches that officers keep; each sees its own, at most twenty. */
public final class SavedQuestions {
    private static final int MOST = 20;

    private final Database database;
    private final Clock clock;

    public SavedQuestions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Newest first. */
    public List<String> of(String officer) {
        return database.read(connection -> Sql.list(
                connection,
                "select question from saved_question where officer = ? order by saved_at desc, question limit " + MOST,
                row -> row.getString(1),
                officer));
    }

    /**
     * Keeps one; the oldest beyond twenty is forgotten.
     *
     * @param question as an address asks it, e.g. {@code actor=centre-47&event=REJECTED}, at most 600 characters
     */
    public void keep(String officer, String question) {
        database.write(connection -> {
            Sql.update(
                    connection,
                    "insert into saved_question (officer, question, saved_at) values (?,?,?)"
                            + " on conflict (officer, question) do update set saved_at = excluded.saved_at",
                    officer,
                    question,
                    clock.instant());
            return Sql.update(
                    connection,
                    "delete from saved_question where officer = ? and question not in (select question from"
                            + " saved_question where officer = ? order by saved_at desc, question limit " + MOST + ")",
                    officer,
                    officer);
        });
    }

    public void forget(String officer, String question) {
        database.write(connection -> Sql.update(
                connection, "delete from saved_question where officer = ? and question = ?", officer, question));
    }
}
