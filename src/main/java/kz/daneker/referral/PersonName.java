package kz.daneker.referral;

import org.jspecify.annotations.Nullable;

/** A name in its original script; every part may be missing. */
public record PersonName(
        @Nullable String family,
        @Nullable String given,
        @Nullable String patronymic) {}
