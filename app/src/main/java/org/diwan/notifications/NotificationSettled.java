package org.diwan.notifications;

/**
 * A message to somebody went out, or was given up; published after it is so.
 *
 * @param channel mail or sms
 * @param state sent or given-up
 */
public record NotificationSettled(String channel, String state) {}
