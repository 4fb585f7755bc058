// Started to learn whether an isolation works on this machine: that it ends well is the answer.
export {};
