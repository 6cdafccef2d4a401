package org.hudang.server.account;

/** What the pages of the house may load and do, as browsers are told. */
public final class ContentSecurity {
    static final String PAGES = "default-src 'none'; style-src 'self'; img-src 'self'; script-src"
            + " 'self'; connect-src 'self'; font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private ContentSecurity() {}

    /** For the page that judges in the browser: its decoder is WebAssembly, its worker and manifest are our own. */
    public static String checking() {
        return PAGES.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
                + "; worker-src 'self'; manifest-src 'self'";
    }

    /** The same for an answer that carries its pictures inside itself. */
    public static String checkingWithPicturesInside() {
        return checking().replace("img-src 'self'", "img-src 'self' data:");
    }
}
