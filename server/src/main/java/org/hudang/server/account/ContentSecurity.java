package org.hudang.server.account;

/** What the pages of the house may load and do, as browsers are told. */
public final class ContentSecurity {
    static final String PAGES = "default-src 'none'; style-src 'self'; img-src 'self'; script-src"
            + " 'self'; connect-src 'self'; font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private ContentSecurity() {}

    /** The same for a page that carries its pictures inside itself. */
    public static String withPicturesInside() {
        return PAGES.replace("img-src 'self'", "img-src 'self' data:");
    }
}
