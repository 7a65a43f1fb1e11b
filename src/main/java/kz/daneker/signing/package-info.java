/** How a message is sealed, opened and countersigned: SD-JWT, JWS, JWE and the keys they need. */
@org.jspecify.annotations.NullMarked
package kz.daneker.signing;
