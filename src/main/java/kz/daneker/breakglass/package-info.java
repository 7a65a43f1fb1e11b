/** Release without consent where a life is at risk: two signed approvals, used once, and a review by a third person. */
@org.jspecify.annotations.NullMarked
package kz.daneker.breakglass;
