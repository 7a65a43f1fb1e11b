package kz.daneker.export;

/** Records wait to become part of the log: it would be exported without its end. */
public final class NotIntegrated extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotIntegrated(long log, long database) {
        super("the log must hold all " + database + " records of the database, found " + log
                + ": start the gateway, which takes them up, and export again");
    }
}
