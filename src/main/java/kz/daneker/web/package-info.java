/** The HTTPS edge: who is calling, how often it may, and how a refusal is answered. */
@org.jspecify.annotations.NullMarked
package kz.daneker.web;
