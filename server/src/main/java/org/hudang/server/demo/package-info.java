/**
 * The main job, from the first scan to a verified certificate, on the synthetic households under samples/.
 */
@NullMarked
package org.hudang.server.demo;

import org.jspecify.annotations.NullMarked;
