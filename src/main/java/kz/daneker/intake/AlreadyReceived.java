package kz.daneker.intake;

/** The same content came before: the sender gets the same receipt once more, and nothing else happens. */
final class AlreadyReceived extends RuntimeException {
    private final Answer answer;

    AlreadyReceived(Answer answer) {
        super("already received", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
