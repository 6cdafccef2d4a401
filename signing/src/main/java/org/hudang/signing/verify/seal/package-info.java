/**
 * Seal signatures (电子签章) of the national standards, wherever they stand: GM/T 0031-2014, GB/T 38540-2020 and GM/T
 * 0031-2025. Read from their DER, judged without knowing the file around them.
 */
@NullMarked
package org.hudang.signing.verify.seal;

import org.jspecify.annotations.NullMarked;
