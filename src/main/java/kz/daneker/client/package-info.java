/** The agency's own side: signs and sends referrals, fetches, verifies and explains deliveries, speaks about them. */
@org.jspecify.annotations.NullMarked
package kz.daneker.client;
