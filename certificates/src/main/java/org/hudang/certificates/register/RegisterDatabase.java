package org.hudang.certificates.register;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The database of the register: schema {@code certificate}, logged in as the application's role.
 *
 * @param transactions joins the caller's transaction where there is one
 */
public record RegisterDatabase(JdbcClient jdbc, TransactionOperations transactions) {}
