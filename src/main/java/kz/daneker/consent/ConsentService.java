package kz.daneker.consent;

import kz.daneker.referral.ConsentSheet;
import kz.daneker.refusal.Refusal;

/**
 * A consent service outside of the gateway. For the systems of state bodies consent goes through the state access-control
 * service (personal-data law 94-V art. 8); one that can be asked takes the place of {@link ReferenceNumbers}.
 */
public interface ConsentService {
    /**
     * Admits a sheet that names a consent of the service; {@code serviceReference} is there.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} at {@code /consent/serviceReference} if the service has no such consent
     */
    void admit(ConsentSheet sheet, String serviceReference);
}
