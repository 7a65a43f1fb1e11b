/** Whose key is whose: the register of certificates, mutual TLS, seals of agencies, and the development PKI. */
@org.jspecify.annotations.NullMarked
package kz.daneker.trust;
