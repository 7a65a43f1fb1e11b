/** What is exchanged: one referral about one person or family, read strictly. */
@org.jspecify.annotations.NullMarked
package kz.daneker.referral;
