package org.hudang.signing.verify.change;

import org.hudang.signing.verify.structure.PdfView;

/**
 * What is compared.
 *
 * @param signed the document as it was signed
 * @param now the document as it is now
 * @param rules what the signatures up to then allow
 * @param values the signature values that hold now
 */
public record Comparison(PdfView signed, PdfView now, Rules rules, Signed values) {}
