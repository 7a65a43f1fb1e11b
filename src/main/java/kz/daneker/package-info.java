/** Daneker, the one who connects: a gateway that carries signed referrals between agencies. */
@org.jspecify.annotations.NullMarked
package kz.daneker;
