/** The web of an open house as visitors meet it: a house with the demo's data, and people who ask it over the network. */
@NullMarked
package org.hudang.server.web;

import org.jspecify.annotations.NullMarked;
