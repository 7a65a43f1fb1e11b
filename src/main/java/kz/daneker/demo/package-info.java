/** The demonstration: invented people's referrals on their way through a real gateway, told as they happen. */
@org.jspecify.annotations.NullMarked
package kz.daneker.demo;
