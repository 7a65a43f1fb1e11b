/** What can be proven later: leaves without personal data in a Merkle log with signed checkpoints, and its verifier. */
@org.jspecify.annotations.NullMarked
package kz.daneker.audit;
