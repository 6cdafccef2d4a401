/**
 * The printed code as a matrix of modules, as SVG and PNG, and reading codes back from pictures.
 */
@NullMarked
package org.hudang.certificates.qr;

import org.jspecify.annotations.NullMarked;
