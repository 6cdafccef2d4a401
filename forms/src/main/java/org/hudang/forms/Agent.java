package org.hudang.forms;

/**
 * Who applies for another (代办人): a member of the household, village staff or another person with a mandate.
 *
 * @param key key of the person
 * @param name full name
 * @param relation to the applicant
 * @param phone where to reach him
 */
public record Agent(String key, String name, String relation, String phone) {
    public Agent {
        Given.key("agent.key", key);
        Given.line("agent.name", name, 60);
        Given.line("agent.relation", relation, 30);
        Given.line("agent.phone", phone, 30);
    }

    @Override
    public String toString() {
        return "Agent[" + key + "]";
    }
}
