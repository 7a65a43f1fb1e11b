package kz.daneker.officer;

/**
 * An account that was just made or opened anew.
 *
 * @param password for the first sign-in; whoever holds this value shows it once and forgets it
 */
public record NewOfficer(OfficerId id, String password) {
    @Override
    public String toString() {
        return "NewOfficer[" + id + "]";
    }
}
