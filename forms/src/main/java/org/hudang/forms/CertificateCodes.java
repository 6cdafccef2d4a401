package org.hudang.forms;

/**
 * What leads from a relief certificate to its check.
 *
 * @param identifier certificate identifier (证照标识), at most 120 characters
 * @param shortCode code to be typed, for example 7K4M-9Q2X
 * @param address where it is typed, for example verify.example.gov.cn
 * @param qr the code, drawn as one vector path
 */
public record CertificateCodes(String identifier, String shortCode, String address, QrMatrix qr) {
    public CertificateCodes {
        Given.matches("certificate.identifier", identifier, "[0-9A-Z.]{1,120}");
        Given.matches("certificate.shortCode", shortCode, "[0-9A-Z-]{4,24}");
        Given.line("certificate.address", address, 60);
    }
}
