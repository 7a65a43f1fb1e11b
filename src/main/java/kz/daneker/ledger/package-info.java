/** Where each referral and its delivery stand: the rows behind the exchange, changed only along legal moves. */
@org.jspecify.annotations.NullMarked
package kz.daneker.ledger;
