/** Reading the words of papers that came as pictures (文字识别). The door is {@link org.hudang.archive.reading.ScanReading}. */
@NullMarked
package org.hudang.archive.reading;

import org.jspecify.annotations.NullMarked;
