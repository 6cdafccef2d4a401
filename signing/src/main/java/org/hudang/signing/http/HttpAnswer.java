package org.hudang.signing.http;

/** What came of asking over HTTP. */
public sealed interface HttpAnswer {
    /** A whole answer. */
    final class Whole implements HttpAnswer {
        private final int status;
        private final String mediaType;
        private final byte[] body;

        Whole(int status, String mediaType, byte[] body) {
            this.status = status;
            this.mediaType = mediaType;
            this.body = body;
        }

        /** The status, 200 when the service did as asked. */
        public int status() {
            return status;
        }

        /** Content-Type as sent, empty when none was. */
        public String mediaType() {
            return mediaType;
        }

        /** The body, at most as large as asked for. */
        public byte[] body() {
            return body.clone();
        }
    }

    /**
     * The body was larger than allowed and dropped.
     *
     * @param status the status
     */
    record TooLarge(int status) implements HttpAnswer {}

    /**
     * No whole answer in time, or none at all.
     *
     * @param why for logs, in English
     */
    record Silent(String why) implements HttpAnswer {}
}
