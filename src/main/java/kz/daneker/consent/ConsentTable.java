package kz.daneker.consent;

import java.time.OffsetDateTime;
import java.util.Set;
import kz.daneker.referral.ConsentRecord.Status;

/**
 * A consent as the exchange asks for it: these agencies, for these purposes, these categories; every combination of them.
 *
 * @param status {@link Status#ACTIVE} for a yes; {@link Status#REFUSED} for a no to all of it
 * @param recipients agency ids; empty where none of this exchange is named
 * @param purposes names of {@link kz.daneker.referral.Purpose}
 * @param categories names of {@link kz.daneker.referral.DataCategory}
 * @param excepted categories that a yes expressly keeps from these agencies, which no older yes may give them
 * @param until the next moment at which any rule of the consent begins or ends, or the longest a consent may run
 */
public record ConsentTable(
        Status status,
        Set<String> recipients,
        Set<String> purposes,
        Set<String> categories,
        Set<String> excepted,
        OffsetDateTime until) {
    public ConsentTable {
        recipients = Set.copyOf(recipients);
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
        excepted = Set.copyOf(excepted);
    }
}
