package org.hudang.certificates.number;

import org.hudang.certificates.CertificateException;

/** The invented type code was set where real certificates are issued. */
public final class InventedTypeRefused extends CertificateException {
    InventedTypeRefused(String code) {
        super("CE-011", "type code " + code + " is invented and refused in production", code);
    }
}
