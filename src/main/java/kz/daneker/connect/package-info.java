/** A clinic's old system on the sender's side: listens for its HL7 v2 messages and files, and makes drafts of them. */
@NullMarked
package kz.daneker.connect;

import org.jspecify.annotations.NullMarked;
