/** The consent register: what a person allowed, took back or refused, and what that does to referrals on their way. */
@org.jspecify.annotations.NullMarked
package kz.daneker.register;
