/** What a person keeps on paper: the consent sheet, the same for a child, and the register's receipt, one page each. */
@org.jspecify.annotations.NullMarked
package kz.daneker.paper;
