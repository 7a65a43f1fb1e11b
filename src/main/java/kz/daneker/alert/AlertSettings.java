package kz.daneker.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From how much on a rule finds something, and whom to tell. All counts must be at least 1.
 *
 * @param readsOfOfficer reads of the trail by one officer within an hour
 * @param readsOfAgency reads by one agency within an hour
 * @param refusals refusals of one agency's messages within an hour
 * @param backlog accepted steps that wait for the broker
 * @param settle how long a cause must be gone before its alert closes by itself, 1 min to 1 day
 * @param webhook HTTPS address notices are posted to; empty: none
 */
@ConfigurationProperties("daneker.alert")
record AlertSettings(
        @DefaultValue("300") int readsOfOfficer,
        @DefaultValue("5000") int readsOfAgency,
        @DefaultValue("50") int refusals,
        @DefaultValue("1000") int backlog,
        @DefaultValue("10m") Duration settle,
        @DefaultValue("") String webhook,
        @DefaultValue MailSettings mail) {
    AlertSettings {
        if (Math.min(Math.min(readsOfOfficer, readsOfAgency), Math.min(refusals, backlog)) < 1) {
            throw new IllegalArgumentException("every count of daneker.alert must be at least 1");
        }
        if (settle.compareTo(Duration.ofMinutes(1)) < 0 || settle.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("daneker.alert.settle must lie between 1m and 1d, found " + settle);
        }
        if (!webhook.isEmpty() && !webhook.startsWith("https://")) {
            throw new IllegalArgumentException("daneker.alert.webhook must begin with https://");
        }
    }
}
