/** What a security officer may ask of the trail: who, when, which category and which rule; never content. */
@NullMarked
package kz.daneker.inquiry;

import org.jspecify.annotations.NullMarked;
