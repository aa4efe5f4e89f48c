/**
 * What was measured on the data that the load left behind.
 *
 * @param replay of the journal, after a kill in the middle of the load
 * @param dashboard milliseconds for the dashboard of 100 badges
 */
record Afterwards(Replay replay, Spread dashboard) {}
