/**
 * The register of issued certificates in PostgreSQL, schema {@code certificate}.
 */
@NullMarked
package org.hudang.certificates.register;

import org.jspecify.annotations.NullMarked;
