package org.hudang.signing.personal;

/**
 * A signature field of a form.
 *
 * @param name full name of the field in the PDF
 * @param signer key of the member to whom the form gave the field
 */
public record SigningField(String name, String signer) {}
