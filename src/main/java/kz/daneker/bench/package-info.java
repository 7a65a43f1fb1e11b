/** How many referrals a gateway carries end to end, and what each costs beside its bare cryptography. */
@org.jspecify.annotations.NullMarked
package kz.daneker.bench;
