/** Who works at the console: accounts, roles, ways to sign in, and what takes two people. */
@org.jspecify.annotations.NullMarked
package kz.daneker.officer;
