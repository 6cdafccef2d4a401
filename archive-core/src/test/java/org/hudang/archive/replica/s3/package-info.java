@NullMarked
package org.hudang.archive.replica.s3;

import org.jspecify.annotations.NullMarked;
