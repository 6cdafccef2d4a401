package org.hudang.certificates.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** A signed status list as it is handed out, media type {@code application/statuslist+cwt}. */
public final class StatusListToken {
    /** Media type of the token. */
    public static final String MEDIA_TYPE = "application/statuslist+cwt";

    private final String uri;
    private final Instant issuedAt;
    private final Life life;
    private final byte[] token;

    /**
     * How long a token lives.
     *
     * @param ttl after this a fresh one should be fetched
     * @param expiry after this it proves nothing good any more
     */
    public record Life(Duration ttl, Duration expiry) {
        public Life {
            if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(expiry) >= 0) {
                throw new IllegalArgumentException("ttl " + ttl + " is not above zero and below the expiry " + expiry);
            }
        }

        /** One hour to keep, 48 hours to rely on. */
        public static Life usual() {
            return new Life(Duration.ofHours(1), Duration.ofHours(48));
        }
    }

    /**
     * A token and a copy of its bytes.
     *
     * @param uri its address, which is also its signed subject
     * @param issuedAt when it was signed, whole seconds
     * @param life how long it may be kept and relied on
     */
    public StatusListToken(String uri, Instant issuedAt, Life life, byte[] token) {
        this.uri = uri;
        this.issuedAt = issuedAt;
        this.life = life;
        this.token = token.clone();
    }

    /** Its address, which is also its signed subject. */
    public String uri() {
        return uri;
    }

    /** When it was signed. */
    public Instant issuedAt() {
        return issuedAt;
    }

    /** How long it may be kept and relied on. */
    public Life life() {
        return life;
    }

    /** A copy of its bytes. */
    public byte[] token() {
        return token.clone();
    }

    /** First instant at which it proves nothing good any more. */
    public Instant expiresAt() {
        return issuedAt.plus(life.expiry());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatusListToken that && Arrays.equals(token, that.token);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(token);
    }

    @Override
    public String toString() {
        return "StatusListToken[" + uri + ", " + issuedAt + ", " + token.length + " bytes]";
    }
}
