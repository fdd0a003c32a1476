global using static AwsRadar.Languages.Wording;
