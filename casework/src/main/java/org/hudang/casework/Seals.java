package org.hudang.casework;

import org.hudang.signing.seal.SealRegistry;
import org.hudang.signing.seal.SealUse;

/**
 * The seals of the house.
 *
 * @param use puts them on papers
 * @param registry knows whose they are
 */
public record Seals(SealUse use, SealRegistry registry) {}
