package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import kz.daneker.agency.AgencyId;

/** What the register does to referrals nobody has signed for yet; kept by those who deliver them. */
public interface Undelivered {
    /**
     * Stops a referral and destroys its key, in the caller's transaction; what was delivered is asked back instead.
     *
     * @param by who said so
     * @return what is left to do once the caller has committed
     */
    Runnable stop(Connection connection, UUID referral, AgencyId by) throws SQLException;

    /**
     * Takes back what was made ready, so that the referral is decided and released anew under the consents as they are
     * after the caller's commit.
     *
     * @return what is left to do once the caller has committed
     */
    Runnable decideAgain(Connection connection, UUID referral) throws SQLException;
}
